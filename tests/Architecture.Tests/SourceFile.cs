using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CallCenter.Architecture.Tests;

/// <summary>One file under src/ as its syntax tells: what it declares, which names it uses, which namespaces it sees.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path, CompilationUnitSyntax root)
    {
        var nodes = root.DescendantNodes().ToList();
        Path = path;
        Namespace = nodes.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
        Types = [.. nodes.Where(IsTopLevelType).Select(NameOf).Distinct()];
        Usings = [.. nodes.OfType<UsingDirectiveSyntax>().Where(u => u.NamespaceOrType is not null).Select(u => u.NamespaceOrType.ToString())];
        BodiesOfInterfaces = [.. nodes.OfType<InterfaceDeclarationSyntax>().SelectMany(i => i.Members.OfType<MethodDeclarationSyntax>())
            .Where(m => m.Body is not null || m.ExpressionBody is not null).Select(m => m.Identifier.Text)];
        var members = nodes.OfType<MemberDeclarationSyntax>().SelectMany(NamesOfMember).ToHashSet();
        Names = [.. nodes.OfType<SimpleNameSyntax>().Where(StandsAlone).Select(n => n.Identifier.Text).Where(n => !members.Contains(n)).Distinct()];
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>Relative to src/, for instance "Acd/Voice".</summary>
    public string Folder => System.IO.Path.GetRelativePath(System.IO.Path.Combine(Repository.Root, "src"), System.IO.Path.GetDirectoryName(Path)!)
        .Replace(System.IO.Path.DirectorySeparatorChar, '/');

    public string Project => Folder.Split('/')[0];

    public string Namespace { get; }

    /// <summary>Types that are not nested.</summary>
    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<string> Usings { get; }

    /// <summary>Methods of interfaces that are written out.</summary>
    public IReadOnlyList<string> BodiesOfInterfaces { get; }

    /// <summary>Names that are no member of something and no member of the file's own types: candidates for types.</summary>
    public IReadOnlyList<string> Names { get; }

    public static IReadOnlyList<SourceFile> All { get; } =
        [.. Repository.Files("*.cs", "src").Select(p => new SourceFile(p, CSharpSyntaxTree.ParseText(File.ReadAllText(p)).GetCompilationUnitRoot()))];

    /// <summary>True when a type of that namespace can be named here without a prefix.</summary>
    public bool Sees(string other, IEnumerable<string> globalUsings) =>
        Namespace == other || Namespace.StartsWith(other + ".", StringComparison.Ordinal) || Usings.Contains(other) || globalUsings.Contains(other);

    private static bool IsTopLevelType(Microsoft.CodeAnalysis.SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && node.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax;

    private static string NameOf(Microsoft.CodeAnalysis.SyntaxNode type) =>
        type is DelegateDeclarationSyntax d ? d.Identifier.Text : ((BaseTypeDeclarationSyntax)type).Identifier.Text;

    private static IEnumerable<string> NamesOfMember(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax p => [p.Identifier.Text],
        MethodDeclarationSyntax m => [m.Identifier.Text],
        EnumMemberDeclarationSyntax e => [e.Identifier.Text],
        BaseFieldDeclarationSyntax f => f.Declaration.Variables.Select(v => v.Identifier.Text),
        TypeDeclarationSyntax { Parent: TypeDeclarationSyntax } t => [t.Identifier.Text],
        _ => [],
    };

    /// <summary>Not the right side of a dot, not the name of an argument or of an initialised property.</summary>
    private static bool StandsAlone(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name && name.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => false,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        _ => true,
    };
}
