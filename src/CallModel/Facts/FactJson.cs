using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace CallCenter.CallModel.Facts;

/// <summary>
/// Facts as JSON, the same in the journal and on every face: "type" first, camelCase names and enum values, ids as 32 hex digits, times
/// as RFC 3339 UTC with milliseconds, nulls left out.
/// </summary>
public static class FactJson
{
    private static readonly FrozenDictionary<Type, string> TypeNames = typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>For faces that carry facts inside larger objects: combine its resolver with their own.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>The fact's "type".</summary>
    public static string TypeOf(Fact fact) => TypeNames[fact.GetType()];

    public static string ToJson(Fact fact) => JsonSerializer.Serialize(fact, Options);

    /// <exception cref="JsonException">no fact, or one of a type that this program does not know.</exception>
    public static Fact Read(string json) => JsonSerializer.Deserialize<Fact>(json, Options) ?? throw new JsonException("no fact");

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Chinese stays readable; the text is never pasted into a page as it is.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = FactJsonContext.Default,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new MillisecondTimeConverter(),
                new HexIdConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
