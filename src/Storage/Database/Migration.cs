using System.Globalization;
using System.Reflection;

namespace CallCenter.Storage.Database;

/// <summary>One step of the schema: the file Migrations/KIND/NNN_name.sql. A landed file never changes; a new step is a new file.</summary>
internal sealed record Migration(int Version, string Name, string Sql)
{
    private const string Folder = "Migrations/";

    /// <summary>All steps of this program for a kind of database, in order.</summary>
    public static IReadOnlyList<Migration> Embedded(IDialect dialect)
    {
        var folder = $"{Folder}{dialect.Kind}/";
        var assembly = Assembly.GetExecutingAssembly();
        var steps = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => Parse(Path.GetFileNameWithoutExtension(name), Text(assembly, name)))
            .OrderBy(step => step.Version)
            .ToList();
        if (steps.DistinctBy(step => step.Version).Count() != steps.Count)
        {
            throw new InvalidOperationException("two migrations have the same number");
        }

        return steps;
    }

    private static Migration Parse(string name, string sql) =>
        new(int.Parse(name.AsSpan(0, name.IndexOf('_')), NumberStyles.None, CultureInfo.InvariantCulture), name, sql);

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
