using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CallCenter.AgentBridge.Json;

/// <summary>How everything is written outside: camelCase, enums as words, times as RFC 3339 UTC with milliseconds.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Configured();

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.AllowOutOfOrderMetadataProperties = true;
        options.Converters.Add(new AgentCountsConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new UtcMillisecondsConverter());
    }

    /// <summary>A fact as one object: seq, type and the fact's own words.</summary>
    public static JsonObject Event(JournalEntry entry)
    {
        var fact = JsonSerializer.SerializeToNode(entry.Fact, Options)!.AsObject();
        fact.Insert(0, "seq", entry.Seq);
        return fact;
    }

    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        return options;
    }
}

internal sealed class UtcMillisecondsConverter : JsonConverter<DateTimeOffset>
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TryGetDateTimeOffset(out var at) ? at.ToUniversalTime() : throw new JsonException("not an RFC 3339 time");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}

/// <summary>Agents by state: the keys are the states' words like everywhere else.</summary>
internal sealed class AgentCountsConverter : JsonConverter<IReadOnlyDictionary<AgentState, int>>
{
    public override IReadOnlyDictionary<AgentState, int> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<AgentState, int> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (state, count) in value)
        {
            writer.WriteNumber(ApiJson.Word(state), count);
        }

        writer.WriteEndObject();
    }
}
