using Sufficiency.Engine.Storage;
using Sufficiency.Returns.Census;
using Sufficiency.Returns.Mapping;

namespace Sufficiency.Returns.Forms;

/// <summary>What a form reads of one run.</summary>
internal sealed class ReturnContext
{
    private readonly Lazy<PlanCensus> plan;
    private readonly Lazy<PlanCensus> doMinimum;

    /// <summary>Takes the tables of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="against">The run whose do-minimum is the unmitigated figure; null for the same run.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="request">What was asked.</param>
    public ReturnContext(RunQueries run, RunQueries? against, ReturnMapping mapping, ReturnRequest request)
    {
        (Run, Mapping, Request) = (run, mapping, request);
        plan = new(() => CensusReader.Read(run, mapping, isDoMinimum: false));
        doMinimum = new(() => CensusReader.Read(against ?? run, mapping, isDoMinimum: true));
        UnmitigatedRun = against ?? run;
    }

    /// <summary>The run.</summary>
    public RunQueries Run { get; }

    /// <summary>The run whose do-minimum is the unmitigated figure.</summary>
    public RunQueries UnmitigatedRun { get; }

    /// <summary>The mapping.</summary>
    public ReturnMapping Mapping { get; }

    /// <summary>What was asked.</summary>
    public ReturnRequest Request { get; }

    /// <summary>Who is where with the plan.</summary>
    public PlanCensus Plan => plan.Value;

    /// <summary>Who is where with committed schemes only.</summary>
    public PlanCensus DoMinimum => doMinimum.Value;

    /// <summary>The authority, as the title of the run begins; it finds what is published of the authority.</summary>
    public string Authority => Run.Record.Title.Split(',')[0].Trim();

    /// <summary>A year as officers write it.</summary>
    public static string YearLabel(int academicYear) => FormattableString.Invariant($"{academicYear}/{(academicYear + 1) % 100:00}");
}
