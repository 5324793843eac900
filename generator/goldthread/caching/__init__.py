"""What is kept from one run to the next, so that nothing is done twice; all of it may be deleted at any time."""
