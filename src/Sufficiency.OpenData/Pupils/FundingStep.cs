using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Pupils;

/// <summary>Writes funding.csv: the high needs block by financial year, known years from the recipe's
/// funding.csv, then grown by an assumption.</summary>
internal sealed class FundingStep : IPackStep
{
    /// <inheritdoc />
    public string Name => "high needs block";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var growth = new PupilSources(context).Assumption("funding.growth");
        var known = context.RecipeTable("funding.csv");
        var (academicYear, pounds) = (known.Column("academic_year"), known.Column("high_needs_block_gbp"));
        var (source, year, certainty) = (known.Column("source"), known.Column("year"), known.Column("certainty"));
        var rows = known.Read(row => (Year: row.Integer(academicYear), Pounds: row.Number(pounds),
            Cells: new[] { row.Text(source), row.Text(year), row.Text(certainty) }))
            .OrderBy(row => row.Year).ToArray();
        if (rows.Length == 0)
            throw SourceFault.Single("funding.csv", "no year of the high needs block is known.", "Add at least the base year's.");
        var last = rows[^1];
        var table = new PackTable("funding.csv", 1, "academic_year", "high_needs_block_gbp", "source", "year", "certainty");
        foreach (var planned in context.Pack.Years)
        {
            var found = Array.Find(rows, row => row.Year == planned);
            if (found.Cells is not null) table.Add(planned, found.Pounds, found.Cells[0], found.Cells[1], found.Cells[2]);
            else if (planned > last.Year)
                table.Add(planned, Math.Round(last.Pounds * Math.Pow(1.0 + growth, planned - last.Year)),
                    FormattableString.Invariant($"Grown {growth * 100:0.#} % a year from {last.Year}-{(last.Year + 1) % 100:00}"),
                    FormattableString.Invariant($"{planned}-{(planned + 1) % 100:00}"), Certainty.Assumed);
        }

        table.WriteTo(context.OutFolder);
    }
}
