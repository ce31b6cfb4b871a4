using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sufficiency.Benchmarks.House;

/// <summary>One C# file of a repository, parsed.</summary>
/// <param name="Path">Path inside the repository, with forward slashes.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Syntax">Its syntax.</param>
internal sealed record SourceFile(string Path, IReadOnlyList<string> Lines, CompilationUnitSyntax Syntax)
{
    /// <summary>The first two folders of the path, such as src/Sufficiency.Engine.</summary>
    public string Project => string.Join('/', Path.Split('/').Take(2));

    /// <summary>True if the file lies under src.</summary>
    public bool IsShipped => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>The namespace that the file declares; empty if it declares none.</summary>
    public string Namespace =>
        Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    /// <summary>Parses the text of one file.</summary>
    public static SourceFile Parse(string path, string text)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return new SourceFile(path, lines, CSharpSyntaxTree.ParseText(text, options).GetCompilationUnitRoot());
    }
}
