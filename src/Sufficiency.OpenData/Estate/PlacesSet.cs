using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Recipe;

namespace Sufficiency.OpenData.Estate;

/// <summary>Places that a recipe sets for a school from an academic year on.</summary>
internal sealed class PlacesSet
{
    private readonly PackContext context;
    private readonly ILookup<string, PlacesDraft> rows;
    private readonly HashSet<string> asSet;

    /// <summary>Reads a recipe table with urn, from_academic_year, places, source and certainty.</summary>
    public PlacesSet(PackContext context, string fileName)
    {
        this.context = context;
        var table = context.RecipeTable(fileName);
        var (pack, urn, from) = (table.FindColumn("pack"), table.Column("urn"), table.Column("from_academic_year"));
        var (places, source, certainty) = (table.Column("places"), table.Column("source"), table.Column("certainty"));
        var filling = table.FindColumn("filling");
        var mine = table.Read(row => (Mine: row.IsFor(pack, context.Pack), Urn: row.Text(urn),
            Draft: new PlacesDraft(row.Integer(from), row.Number(places), row.Text(source), row.Certainty(certainty)),
            IsAsSet: row.TextOrEmpty(filling) == "as set"))
            .Where(row => row.Mine).ToArray();
        rows = mine.ToLookup(row => row.Urn, row => row.Draft, StringComparer.Ordinal);
        asSet = mine.Where(row => row.IsAsSet).Select(row => row.Urn).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the recipe says how a school fills (filling is «as set»), so that its places rise as they stand there.</summary>
    public bool AreAsSet(string urn) => asSet.Contains(urn);

    /// <summary>Places of every year of the pack: the latest row that has begun, else the roll.</summary>
    public IReadOnlyList<PlacesDraft> PlacesOf(string urn, double roll, string rollSource) =>
        [.. context.Pack.Years.Select(year =>
            rows[urn].Where(row => row.AcademicYear <= year).MaxBy(row => row.AcademicYear) is { } set
                ? set with { AcademicYear = year }
                : new PlacesDraft(year, roll,
                    $"Planned places are not published: {rollSource} (special schools are full)", Certainty.Derived))];
}
