namespace CallCenter.CallModel.Trunks;

public enum TrunkErrorKind
{
    /// <summary>It does not register us.</summary>
    Registration,
    /// <summary>Its host does not answer OPTIONS.</summary>
    NoAnswer,
    /// <summary>It did not carry a call out.</summary>
    Call,
    /// <summary>Its host has no address.</summary>
    UnknownHost,
    /// <summary>All its lines were busy, or too many calls came in a second.</summary>
    Full,
}
