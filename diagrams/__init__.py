"""Pictures and pages: a flow drawn, a document set."""
