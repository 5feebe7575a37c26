namespace CallCenter.CallModel.Agents;

/// <summary>The telephones that are registered now. Answers from memory.</summary>
public interface IPhones
{
    /// <summary>By user, the longest registered first.</summary>
    IReadOnlyList<PhoneRegistration> All { get; }
}
