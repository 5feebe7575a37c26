namespace CallCenter.CallModel.Times;

/// <param name="Days">"mon", or "mon-fri".</param>
/// <param name="Hours">"08:00-18:00"; hours that end after midnight belong to the day on which they begin.</param>
public sealed record OpenSpan(string Days, string Hours);
