using System.Text.Json.Serialization;
using System.Text.Json;

namespace CallCenter.AgentBridge.Json;

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
            writer.WriteNumber(EnumWords.Of(state), count);
        }

        writer.WriteEndObject();
    }
}
