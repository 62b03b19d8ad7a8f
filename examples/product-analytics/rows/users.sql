INSERT INTO product.users (user_id, email, plan, signed_up_at) VALUES
  (1, 'ada@example.com', 'team', '2026-01-05 09:12:00'),
  (2, 'grace@example.com', 'free', '2026-01-07 14:40:00'),
  (3, 'edsger@example.com', 'free', '2026-02-01 08:00:00')
