using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Domain.Identifiers;
using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Model.Constraints;
using Sufficiency.Engine.Model.Costs;
using Sufficiency.Engine.Model.Variables;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Model;

/// <summary>Builds the model of the README in its order: variables, constraints, costs.</summary>
internal static class PlanModelBuilder
{
    /// <summary>The model of inputs of which no other is built.</summary>
    /// <param name="dataset">What is planned.</param>
    /// <param name="travel">Journeys from its areas to its providers.</param>
    /// <param name="forecast">Pupils to place.</param>
    /// <param name="choice">Who decides on optional schemes.</param>
    /// <param name="fixedOpenings">Optional schemes decided here, whatever the choice; a null year means never.</param>
    public static PlanModel Build(
        PlanningDataset dataset, TravelMatrix travel, DemandForecast forecast, SchemeChoice choice,
        IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings = null) =>
            Build(new ModelSets(dataset, travel, forecast), choice, fixedOpenings);

    /// <summary>The model of one plan of some inputs.</summary>
    /// <param name="sets">The inputs.</param>
    /// <param name="choice">Who decides on optional schemes.</param>
    /// <param name="fixedOpenings">Optional schemes decided here, whatever the choice; a null year means never.</param>
    public static PlanModel Build(ModelSets sets, SchemeChoice choice, IReadOnlyDictionary<SchemeId, AcademicYear?>? fixedOpenings)
    {
        var draft = new ProblemDraft(sets.Providers.Count, sets.YearCount);
        var columns = PlanColumns.AddTo(draft, sets, choice, fixedOpenings);

        var placesRow = PlacesNotExceeded.Add(sets, columns, draft);
        SchemesOpenOnce.Add(sets, columns, draft);
        CapitalWithinBudget.Add(sets, columns, draft);
        DeliveryWithinLimits.Add(sets, columns, draft);
        ViableRoll.Add(sets, columns, draft);
        PolicyLimits.Add(sets, draft);

        PlaceFunding.Add(sets, columns, draft);
        CapitalCosts.Add(sets, columns, draft);
        OverCapacityPenalty.Add(sets, columns, draft);
        StandingCosts.Add(sets, draft);

        // PupilCosts, TransportCosts, WaitingCosts and TravelPenalty are what placements cost.
        var sinks = new SinkBook(sets, draft, new SchemePlacesBound(sets, columns));
        var arcs = new ArcBuilder(sets, sinks).Build();
        draft.AddConstant(arcs.SettledCost);
        return new()
        {
            Problem = ToProblem(draft, sinks, arcs, columns.AsPlanned(sets)),
            Choice = choice,
            Sets = sets,
            Sources = arcs.Sources,
            Settled = arcs.Settled,
            SinkUses = sinks.Uses,
            Columns = columns,
            PlacesRow = placesRow,
        };
    }

    private static MixedIntegerProblem ToProblem(ProblemDraft draft, SinkBook sinks, ArcTable arcs, double[] asPlanned) => new()
    {
        Rows = draft.Rows,
        LinkingVariables = draft.ToLinkingVariables(),
        Sinks = sinks.Sinks,
        Supply = [.. arcs.Sources.Select(source => source.Pupils)],
        Arcs = arcs.Arcs,
        SourceGroup = arcs.SourceGroup,
        ConstantCost = draft.ConstantCost,
        UsualChoices = [asPlanned],
    };
}
