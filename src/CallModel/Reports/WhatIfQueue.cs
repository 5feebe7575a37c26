namespace CallCenter.CallModel.Reports;

/// <param name="ServiceLevel">0..1, by the queue's own formula; null without calls.</param>
/// <param name="AverageWait">seconds of the answered calls.</param>
public sealed record WhatIfQueue(string Queue, int Offered, int Answered, int Abandoned, double? ServiceLevel, double? AverageWait);
