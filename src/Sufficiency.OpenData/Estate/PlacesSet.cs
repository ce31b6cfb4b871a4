using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Recipe;

namespace Sufficiency.OpenData.Estate;

/// <summary>Places that a recipe sets for a school from an academic year on.</summary>
internal sealed class PlacesSet
{
    private readonly PackContext context;
    private readonly ILookup<string, PlacesDraft> rows;

    /// <summary>Reads a recipe table with urn, from_academic_year, places, source and certainty.</summary>
    public PlacesSet(PackContext context, string fileName)
    {
        this.context = context;
        var table = context.RecipeTable(fileName);
        var (pack, urn, from) = (table.FindColumn("pack"), table.Column("urn"), table.Column("from_academic_year"));
        var (places, source, certainty) = (table.Column("places"), table.Column("source"), table.Column("certainty"));
        rows = table.Read(row => (Mine: row.IsFor(pack, context.Pack), Urn: row.Text(urn),
            Draft: new PlacesDraft(row.Integer(from), row.Number(places), row.Text(source), row.Certainty(certainty))))
            .Where(row => row.Mine)
            .ToLookup(row => row.Urn, row => row.Draft, StringComparer.Ordinal);
    }

    /// <summary>Places of every year of the pack: the latest row that has begun, else the roll.</summary>
    public IReadOnlyList<PlacesDraft> PlacesOf(string urn, double roll, string rollSource) =>
        [.. context.Pack.Years.Select(year =>
            rows[urn].Where(row => row.AcademicYear <= year).MaxBy(row => row.AcademicYear) is { } set
                ? set with { AcademicYear = year }
                : new PlacesDraft(year, roll,
                    $"Planned places are not published: {rollSource} (special schools are full)", Certainty.Derived))];
}
