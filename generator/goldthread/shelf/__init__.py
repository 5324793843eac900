"""The shelf: editions published beside each other, on a branch of git that no run leaves half written."""
