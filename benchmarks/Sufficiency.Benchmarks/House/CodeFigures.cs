using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sufficiency.Benchmarks.House;

/// <summary>Counts over the C# files of one part of a repository.</summary>
internal sealed record CodeFigures
{
    private const int ManyParameters = 6;

    /// <summary>Number of files.</summary>
    public required int Files { get; init; }

    /// <summary>Lines of all files.</summary>
    public required int Lines { get; init; }

    /// <summary>Lines of the file in the middle.</summary>
    public required int Median { get; init; }

    /// <summary>Lines of the longest file.</summary>
    public required int Largest { get; init; }

    /// <summary>Lines of more than 120 columns.</summary>
    public required int Over120 { get; init; }

    /// <summary>Lines of more than 140 columns.</summary>
    public required int Over140 { get; init; }

    /// <summary>Public types, nested ones included if all types around them are public too.</summary>
    public required int PublicTypes { get; init; }

    /// <summary>Methods, constructors and positional types with six or more parameters.</summary>
    public required int WideMembers { get; init; }

    /// <summary>Counts over some files, at least one.</summary>
    public static CodeFigures Of(IReadOnlyCollection<SourceFile> files)
    {
        var lengths = files.Select(file => file.Lines.Count).Order().ToList();
        return new CodeFigures
        {
            Files = files.Count,
            Lines = lengths.Sum(),
            Median = lengths[lengths.Count / 2],
            Largest = lengths[^1],
            Over120 = files.Sum(file => file.Lines.Count(line => line.Length > 120)),
            Over140 = files.Sum(file => file.Lines.Count(line => line.Length > 140)),
            PublicTypes = files.Sum(file => file.Syntax.DescendantNodes().Count(IsPublicType)),
            WideMembers = files.Sum(file => file.Syntax.DescendantNodes().Count(IsWide)),
        };
    }

    private static bool IsPublicType(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax
        && node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .Where(member => member is not BaseNamespaceDeclarationSyntax)
            .All(member => member.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static bool IsWide(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters.Count,
        LocalFunctionStatementSyntax method => method.ParameterList.Parameters.Count,
        TypeDeclarationSyntax type => type.ParameterList?.Parameters.Count ?? 0,
        _ => 0,
    } >= ManyParameters;
}
