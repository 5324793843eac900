"""Pages about the experience: journey, phases and touchpoints."""
