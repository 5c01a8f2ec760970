"""What a person sees, as a sober mock-up: forms, dialogs, panels and pages, drawn from the page as a value."""
