using CallCenter.CallModel.Faults;

namespace CallCenter.CallModel.Dialing;

/// <summary>The lead after the change, or why it was refused; no lead and no fault: there is none.</summary>
public sealed record LeadResult(Lead? Lead, FieldFault? Error = null);
