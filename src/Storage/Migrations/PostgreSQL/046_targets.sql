-- What supervisors want of their queues.
CREATE TABLE queue_targets (
    queue TEXT NOT NULL,
    figure TEXT NOT NULL,
    period TEXT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (queue, figure, period)
);
