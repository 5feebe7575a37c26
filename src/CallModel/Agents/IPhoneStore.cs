namespace CallCenter.CallModel.Agents;

/// <summary>The registered phones of this node, which a restart need not wait for.</summary>
public interface IPhoneStore
{
    Task<IReadOnlyList<PhoneRegistration>> LoadAsync(CancellationToken ct = default);

    /// <summary>These are all that there are now.</summary>
    Task SaveAsync(IReadOnlyList<PhoneRegistration> phones, CancellationToken ct = default);
}
