namespace CallCenter.CallModel.Faults;

/// <summary>Lists as they come from outside: none is none, and what is no entry is left out.</summary>
public static class Entries
{
    public static IReadOnlyList<T> Of<T>(IEnumerable<T?>? given)
        where T : class => given is null ? [] : [.. given.OfType<T>()];
}
