namespace CallCenter.CallModel.Trunks;

public enum TrunkRegistrationState
{
    /// <summary>The first answer has not come yet.</summary>
    Registering,
    Registered,
    /// <summary>Refused or not answered; tried again.</summary>
    Failed,
    /// <summary>Unregistered, because the server stops or the trunk is taken away.</summary>
    Stopped,
}
