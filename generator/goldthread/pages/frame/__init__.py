"""The frame of every page: context, page, addresses, audience, template."""
