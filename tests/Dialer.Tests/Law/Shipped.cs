using System.Runtime.CompilerServices;

namespace CallCenter.Dialer.Tests.Law;

internal static class Shipped
{
    /// <summary>The folder of the packs that the product brings.</summary>
    public static string Policies { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Dialer", "policies"));

    private static string Here([CallerFilePath] string path = "") => path;
}
