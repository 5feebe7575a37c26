using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CallCenter.CallModel.Dialing;

/// <summary>
/// The seal of the book: each line's is a hash (SHA-256, hex) of the seal before it and of the line as it is stored, so that no line can be
/// changed, left out or put in without every later seal being wrong.
/// </summary>
public static class DialSeal
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What stands before the first line.</summary>
    public static string First { get; } = new('0', 64);

    public static string Text(DialRecord record) => JsonSerializer.Serialize(record, Json);

    /// <exception cref="JsonException">it is no record.</exception>
    public static DialRecord Read(string text) => JsonSerializer.Deserialize<DialRecord>(text, Json) ?? throw new JsonException("empty");

    /// <param name="before">the seal of the line before.</param>
    /// <param name="text">the line as it is stored.</param>
    public static string Of(string before, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + text)));
}
