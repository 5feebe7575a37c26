namespace CallCenter.MediaStack.Pipeline;

/// <summary>What the party hears in one frame, for the recording.</summary>
internal enum HeardKind { Silence, Frame, OtherLeg }
