using System.Text.Json;

namespace CallCenter.EndToEnd.Tests.Peers;

internal static class JsonWords
{
    public static string Text(this JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}
