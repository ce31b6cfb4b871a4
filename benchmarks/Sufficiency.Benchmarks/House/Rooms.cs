using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sufficiency.Benchmarks.House;

/// <summary>Which namespaces of src name types of which others, and which of them form knots.</summary>
/// <remarks>
/// The source alone is read. A name is a use if it is a type or an extension method of a namespace that the file sees.
/// A use without a name, such as a property of a variable declared by <c>var</c>, is not seen.
/// </remarks>
internal sealed class Rooms
{
    private readonly SortedDictionary<string, HashSet<string>> uses = new(StringComparer.Ordinal);

    /// <summary>The namespaces of some files and their uses.</summary>
    public Rooms(IReadOnlyCollection<SourceFile> files)
    {
        var types = HomesOf(files, TypeNames);
        var extensions = HomesOf(files, ExtensionNames);
        foreach (var file in files)
        {
            if (!uses.TryGetValue(file.Namespace, out var used)) uses[file.Namespace] = used = new(StringComparer.Ordinal);
            var seen = Seen(file).ToList();
            foreach (var name in file.Syntax.Members.SelectMany(member => member.DescendantNodes()).OfType<SimpleNameSyntax>())
            {
                var homes = IsMember(name) ? extensions : types;
                if (seen.Find(space => homes.Contains((space, name.Identifier.ValueText))) is { } home) used.Add(home);
            }

            used.Remove(file.Namespace);
        }
    }

    /// <summary>The namespaces, in order.</summary>
    public IReadOnlyCollection<string> Namespaces => uses.Keys;

    /// <summary>Pairs of namespaces that use each other, each pair once.</summary>
    public IReadOnlyList<(string First, string Second)> Mutual =>
    [
        .. from first in uses.Keys
           from second in uses[first].Order(StringComparer.Ordinal)
           where string.CompareOrdinal(first, second) < 0 && uses[second].Contains(first)
           select (first, second),
    ];

    /// <summary>Sets of namespaces in which each reaches each other by uses; a namespace alone is no knot.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Knots()
    {
        var reached = uses.Keys.ToDictionary(space => space, Reached, StringComparer.Ordinal);
        string FirstOfKnot(string space) =>
            uses.Keys.First(other => reached[space].Contains(other) && reached[other].Contains(space));
        return
        [
            .. uses.Keys.Where(space => reached[space].Contains(space))
                .GroupBy(FirstOfKnot, StringComparer.Ordinal)
                .Select(group => group.ToList()),
        ];
    }

    private HashSet<string> Reached(string start)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(uses[start]);
        while (next.TryPop(out var space))
        {
            if (found.Add(space)) foreach (var further in uses[space]) next.Push(further);
        }

        return found;
    }

    // A file sees its own namespace, those around it, and those that it imports.
    private static IEnumerable<string> Seen(SourceFile file)
    {
        for (var space = file.Namespace; space.Length > 0; space = space[..Math.Max(0, space.LastIndexOf('.'))]) yield return space;
        foreach (var import in file.Syntax.DescendantNodes().OfType<UsingDirectiveSyntax>()) yield return import.NamespaceOrType.ToString();
    }

    private static bool IsMember(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name,
        MemberBindingExpressionSyntax => true,
        NameColonSyntax or NameEqualsSyntax => true,
        _ => false,
    };

    private static HashSet<(string Namespace, string Name)> HomesOf(
        IEnumerable<SourceFile> files, Func<SourceFile, IEnumerable<string>> names) =>
        [.. files.SelectMany(file => names(file).Select(name => (file.Namespace, name)))];

    // A type inside another one is named by it, so outer types are enough.
    private static IEnumerable<string> TypeNames(SourceFile file) => file.Syntax.DescendantNodes().Select(node => node switch
    {
        { Parent: TypeDeclarationSyntax } => null,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    }).OfType<string>();

    private static IEnumerable<string> ExtensionNames(SourceFile file) => file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(word => word.ValueText is "this") is true)
        .Select(method => method.Identifier.ValueText);
}
