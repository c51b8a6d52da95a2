"""The notice tracker: an improvement notice paragraph by paragraph, the Department's reviews, and voices."""
