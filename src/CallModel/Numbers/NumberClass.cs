namespace CallCenter.CallModel.Numbers;

/// <summary>What a number costs, roughly, as far as the world's tables know.</summary>
public enum NumberClass
{
    Usual,

    /// <summary>A usual number of another country.</summary>
    International,

    /// <summary>The called side earns by the call.</summary>
    Premium,

    /// <summary>Satellite networks and other countryless codes of some dollars a minute.</summary>
    Satellite,
}
