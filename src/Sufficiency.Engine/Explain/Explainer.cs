using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Explain;

/// <summary>Answers questions about a run from its tables and the values of its places alone.</summary>
public sealed class Explainer : IDisposable
{
    /// <summary>The table without which nothing is answered; runs of earlier versions lack it.</summary>
    private const string Needed = "place_values";

    private const int MostAnswers = 10;

    private readonly string folder;
    private readonly RunQueries run;
    private readonly NameBook names;

    /// <summary>Opens a run.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="RunFolderException">The folder holds no whole run, or one of an earlier version.</exception>
    public Explainer(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        run = new(this.folder);
        try
        {
            if (!run.Has(Needed))
                throw new RunFolderException($"{folder} lacks the table {Needed}, because an earlier version wrote it. Plan again.");
            names = new(run);
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Whether a run has what answers need.</summary>
    public static bool CanExplain(RunQueries run) => run.Has(Needed);

    /// <summary>How the run came about.</summary>
    public RunRecord Record => run.Record;

    /// <summary>Towns that questions may name.</summary>
    public IReadOnlyList<WhyChoice> Towns => names.Towns;

    /// <summary>Needs that questions may name.</summary>
    public IReadOnlyList<WhyChoice> Needs => names.Needs;

    /// <summary>Phases that questions may name.</summary>
    public IReadOnlyList<WhyChoice> Phases => names.Phases;

    /// <summary>Years that questions may name.</summary>
    public IReadOnlyList<WhyChoice> Years => names.Years;

    /// <summary>Schemes that questions may name.</summary>
    public IReadOnlyList<WhyChoice> Schemes => names.Schemes;

    /// <summary>Schools that questions may name.</summary>
    public IReadOnlyList<WhyChoice> Schools => names.Schools;

    /// <summary>Answers one question.</summary>
    /// <exception cref="ExplainException">The run does not have what was named; the message names the nearest.</exception>
    public Explanation Answer(WhyQuestion question)
    {
        var asked = question with
        {
            Town = names.FindTown(question.Town),
            Need = names.FindNeed(question.Need),
            Phase = names.FindPhase(question.Phase),
            Scheme = names.FindScheme(question.Scheme),
            School = names.FindSchool(question.School),
            Year = names.FindYear(question.Year) ?? names.UsualYear,
        };
        var inquiry = new Inquiry(run, folder);
        asked = StandardQuestions.Complete(inquiry, asked);
        var lack = asked is { Town: { } around, Need: { } need, Phase: { } phase }
            ? new LackAnswer(inquiry, new(around, need, phase, asked.Year!.Value)) : null;
        var (text, sentences) = asked.Topic switch
        {
            WhyTopic.Lack when lack is not null => lack.Answer(),
            WhyTopic.Lack => ($"Who lacks a place in {Say.Year(asked.Year!.Value)}?",
                [$"Nobody of that kind lacks a place in {Say.Year(asked.Year!.Value)}."]),
            WhyTopic.Scheme when asked.Scheme is { } scheme => new SchemeAnswer(inquiry, scheme, names.LastYear).Answer(),
            WhyTopic.Scheme => ("Which schemes are there?", ["The data has no scheme."]),
            WhyTopic.Town when asked.Town is { } town => new TownAnswer(inquiry, town, asked.Phase, asked.Year!.Value).Answer(),
            WhyTopic.School when asked.School is { } school => new SchoolAnswer(
                inquiry, school, names.Schools.First(found => found.Code == school).Label, asked.Year!.Value).Answer(),
            _ => new SchoolsAnswer(inquiry, asked.Year!.Value).Answer(),
        };
        return new(text, sentences, inquiry.Figures, asked) { Change = lack?.Change };
    }

    /// <summary>The questions that people ask first, answered for this run.</summary>
    public IReadOnlyList<Explanation> StandardAnswers() =>
        [.. StandardQuestions.Of(new(run, folder), names.UsualYear).Take(MostAnswers).Select(Answer)];

    /// <inheritdoc />
    public void Dispose() => run.Dispose();
}
