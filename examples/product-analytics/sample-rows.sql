INSERT INTO product.users (user_id, email, plan, signed_up_at) VALUES
  (1, 'ada@example.com', 'team', '2026-01-05 09:12:00'),
  (2, 'grace@example.com', 'free', '2026-01-07 14:40:00'),
  (3, 'edsger@example.com', 'free', '2026-02-01 08:00:00');

INSERT INTO product.events (user_id, name, page, occurred_at) VALUES
  (1, 'page_view', '/', '2026-02-02 10:00:00.000'),
  (1, 'project_created', '/projects', '2026-02-02 10:03:20.500'),
  (2, 'page_view', '/pricing', '2026-02-02 11:30:00.000'),
  (1, 'page_view', '/projects', '2026-02-03 09:15:00.000'),
  (3, 'page_view', '/', '2026-02-03 17:45:10.250');
