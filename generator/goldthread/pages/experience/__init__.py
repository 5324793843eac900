"""The chapter on the experience: journey, phases and touchpoints."""
