"""What every page is written with: context, page, addresses, audience, template."""
