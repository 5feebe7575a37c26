namespace CallCenter.CallControl.Legs;

/// <summary>What a told key is.</summary>
internal enum KeyVerdict
{
    /// <summary>A press.</summary>
    New,
    /// <summary>A press that came by another way already.</summary>
    Known,
    /// <summary>More than a person can press: it is refused.</summary>
    TooMany,
}
