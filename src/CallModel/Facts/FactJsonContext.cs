using System.Text.Json.Serialization;
using System.Text.Json;

namespace CallCenter.CallModel.Facts;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Fact))]
internal sealed partial class FactJsonContext : JsonSerializerContext;
