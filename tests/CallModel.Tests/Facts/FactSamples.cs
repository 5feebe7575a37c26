using System.Reflection;
using System.Runtime.CompilerServices;

namespace CallCenter.CallModel.Tests.Facts;

/// <summary>Makes a fact of any type with every property filled, so that a new fact is tested without a new test.</summary>
internal static class FactSamples
{
    public static Fact Make(Type type)
    {
        var fact = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            property.SetValue(fact, Value(property.PropertyType, property.Name));
        }

        return (Fact)fact;
    }

    private static object Value(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        return type switch
        {
            _ when type == typeof(string) => $"some {name} \u00e9\u4e2d",
            _ when type == typeof(bool) => true,
            _ when type == typeof(int) => 42,
            _ when type == typeof(long) => 4_200_000_000L,
            _ when type == typeof(double) => 0.1,
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            _ when type == typeof(CallId) => CallId.New(),
            _ when type == typeof(LegId) => LegId.New(),
            _ when type == typeof(CallEnd) => new CallEnd(CallResult.Failed, EndReason.MediaTimeout, 408),
            _ when type == typeof(LegQuality) => new LegQuality(1.5, 2.25, 40, 4.1) { Protection = "SDES", TheirMos = 4.3 },
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 1, 12, 0, 0, 5, TimeSpan.Zero),
            _ when type == typeof(IReadOnlyList<string>) => (string[])["a", "b"],
            _ when type == typeof(IReadOnlyList<Guid>) => (Guid[])[Guid.CreateVersion7()],
            _ => throw new NotSupportedException($"a sample of {type} is missing here"),
        };
    }
}
