using System.Globalization;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>The columns that are no flows: first the openings, then the places over capacity.</summary>
internal sealed class PlanColumns
{
    private PlanColumns(SchemeOpening[] openings, SchemePlaces places, OverCapacityPlace[] overCapacity) =>
        (Openings, SchemePlaces, OverCapacity) = (openings, places, overCapacity);

    /// <summary>y; the column of an opening is its position.</summary>
    public SchemeOpening[] Openings { get; }

    /// <summary>The most places that the openings can give.</summary>
    public SchemePlaces SchemePlaces { get; }

    /// <summary>v; the column is the position plus the number of openings.</summary>
    public OverCapacityPlace[] OverCapacity { get; }

    public static PlanColumns AddTo(ProblemDraft draft, ModelSets sets, SchemeChoice choice,
        IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings)
    {
        var openings = SchemeOpenings.List(sets, choice, fixedOpenings);
        var places = new SchemePlaces(sets, openings);
        var columns = new PlanColumns(openings, places, OverCapacityPlaces.List(sets, places));
        foreach (var opening in columns.Openings)
        {
            var name = string.Create(CultureInfo.InvariantCulture,
                $"opens({sets.Dataset.Schemes[opening.Scheme].Id},{opening.Year.StartYear})");
            draft.AddColumn(name, opening.IsFixed ? 1.0 : 0.0, 1.0, isInteger: true);
        }

        foreach (var over in columns.OverCapacity)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"over({sets.Providers[over.Provider].Id},{sets.StartYear(over.Year)})");
            draft.AddColumn(name, over.Least, over.Most, isInteger: false);
        }

        return columns;
    }

    /// <summary>
    /// Every named scheme opens in its planned year, or stays closed where it may not open then; rules over several schemes may forbid it.
    /// [column]
    /// </summary>
    public double[] AsPlanned(ModelSets sets) =>
        [.. Openings.Select(opening => opening.IsFixed || opening.Year == sets.Dataset.Schemes[opening.Scheme].Announced ? 1.0 : 0.0),
            .. OverCapacity.Select(_ => 0.0)];

    /// <summary>Columns of a scheme's openings in or before a year.</summary>
    public IEnumerable<int> OpenedBy(int scheme, AcademicYear year) =>
        Enumerable.Range(0, Openings.Length).Where(column => Openings[column].Scheme == scheme && Openings[column].Year <= year);

    /// <summary>Columns of every opening of a scheme.</summary>
    public IEnumerable<int> OpeningsOf(int scheme) => OpenedBy(scheme, new(int.MaxValue));
}
