using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Data;

namespace Sufficiency.Engine.Model.Variables;

/// <summary>The variables that are no flows: openings of schemes, and places over capacity.</summary>
internal sealed class PlanColumns
{
    private PlanColumns(Variable<SchemeOpening>[] openings, SchemePlaces places, Variable<OverCapacityPlace>[] overCapacity) =>
        (Openings, SchemePlaces, OverCapacity) = (openings, places, overCapacity);

    /// <summary>y, in the order of schemes and years.</summary>
    public Variable<SchemeOpening>[] Openings { get; }

    /// <summary>The most places that the openings can give.</summary>
    public SchemePlaces SchemePlaces { get; }

    /// <summary>v, in the order of providers and years.</summary>
    public Variable<OverCapacityPlace>[] OverCapacity { get; }

    public static PlanColumns AddTo(ProblemDraft draft, ModelData data, SchemeChoice choice,
        IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings)
    {
        var openings = SchemeOpenings.List(data, choice, fixedOpenings);
        var places = new SchemePlaces(data, openings);
        var overCapacity = OverCapacityPlaces.List(data, places);
        return new(
            [.. openings.Select(opening => draft.AddInteger(
                opening, $"opens({data.SchemeOf(opening).Id},{opening.Year.StartYear})", opening.IsFixed ? 1.0 : 0.0, 1.0))],
            places,
            [.. overCapacity.Select(over => draft.AddContinuous(
                over, $"over({data.Providers[over.Provider].Id},{data.StartYear(over.Year)})", over.Least, over.Most))]);
    }

    /// <summary>Openings of a scheme.</summary>
    public IEnumerable<Variable<SchemeOpening>> OpeningsOf(int scheme) => Openings.Where(opening => opening.Decides.Scheme == scheme);

    /// <summary>Openings of a scheme in or before a year.</summary>
    public IEnumerable<Variable<SchemeOpening>> OpenedBy(int scheme, AcademicYear year) =>
        OpeningsOf(scheme).Where(opening => opening.Decides.Year <= year);

    /// <summary>
    /// Every named scheme opens in its planned year, or stays closed if it may not open then. Rules over several schemes may forbid it.
    /// [column]
    /// </summary>
    public double[] AsPlanned(ModelData data)
    {
        var values = new double[Openings.Length + OverCapacity.Length];
        foreach (var (column, opening) in Openings)
            values[column] = opening.IsFixed || opening.Year == data.SchemeOf(opening).Announced ? 1.0 : 0.0;
        return values;
    }
}
