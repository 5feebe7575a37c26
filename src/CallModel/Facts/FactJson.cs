using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CallCenter.CallModel;

/// <summary>
/// Facts as JSON, the same in the journal and on every face: "type" first, camelCase names and enum values, ids as 32 hex digits, times
/// as RFC 3339 UTC with milliseconds, nulls left out.
/// </summary>
public static class FactJson
{
    private static readonly FrozenDictionary<Type, string> TypeNames = typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>For faces that carry facts inside larger objects: combine its resolver with their own.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>The fact's "type".</summary>
    public static string TypeOf(Fact fact) => TypeNames[fact.GetType()];

    public static void Write(IBufferWriter<byte> output, Fact fact)
    {
        var writer = _writer ??= new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Options.Encoder });
        writer.Reset(output);
        JsonSerializer.Serialize(writer, fact, (JsonTypeInfo<Fact>)Options.GetTypeInfo(typeof(Fact)));
        writer.Flush();
    }

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

/// <summary>RFC 3339 in UTC with milliseconds: "2026-01-05T09:00:00.000Z".</summary>
public sealed class MillisecondTimeConverter : JsonConverter<DateTimeOffset>
{
    private const int UpToMilliseconds = 23;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        // "O" has a fast path that a custom format has not; its last four digits are cut.
        Span<byte> text = stackalloc byte[33];
        value.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[UpToMilliseconds] = (byte)'Z';
        writer.WriteStringValue(text[..(UpToMilliseconds + 1)]);
    }
}

/// <summary>Ids as 32 lower-case hex digits; reads the form with dashes too.</summary>
public sealed class HexIdConverter : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Guid.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("not an id");

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out _, "N");
        writer.WriteStringValue(text);
    }
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Fact))]
internal sealed partial class FactJsonContext : JsonSerializerContext;
