using System.CommandLine;
using System.Globalization;
using Sufficiency.Engine.Explain;
using Sufficiency.Runner.Settings;
using Sufficiency.Runner.Terminal;

namespace Sufficiency.Runner.Commands;

/// <summary><c>sufficiency explain</c>: why a plan is as it is, from its tables alone.</summary>
internal sealed class ExplainCommand : Command
{
    private static readonly Dictionary<string, WhyTopic> Topics =
        Enum.GetValues<WhyTopic>()
        .ToDictionary(topic => topic.ToString().ToLowerInvariant(), topic => topic, StringComparer.OrdinalIgnoreCase);

    private readonly CommandContext context;
    private readonly Argument<string> run = new("run") { Description = "Folder of a run, such as runs/oxfordshire-lsoa-named." };

    private readonly Argument<string?> topic = new("topic")
    {
        Description = "What to explain: lack, scheme, town or school. Default: what the options name; "
            + "without any, the questions that people ask first.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = string.Join('|', Topics.Keys),
    };

    private readonly Option<string?> town = Named("--town", "Town, by its name or a part of it, such as Banbury.");
    private readonly Option<string?> need = Named("--need", "Need, by its code or a part of its name, such as SEMH.");
    private readonly Option<string?> phase = Named("--phase", "Phase: primary, secondary or post_sixteen.");
    private readonly Option<string?> scheme = Named("--scheme", "Scheme, by its identifier or a part of its name, such as faringdon.");
    private readonly Option<string?> school = Named("--school", "School, by its identifier or a part of its name, such as Bardwell.");

    private readonly Option<int?> year = new("--year")
    {
        Description = "Academic year, as 2029 or 2029/30. Default: the fourth planned year, which what is decided now can reach.",
        HelpName = "year",
        CustomParser = argument =>
        {
            var start = argument.Tokens[^1].Value.Split('/')[0];
            if (int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            argument.AddError($"«{argument.Tokens[^1].Value}» is no academic year. Write 2029 or 2029/30.");
            return null;
        },
    };

    private readonly Option<bool> json = new("--json") { Description = "Print questions, answers and figures with their queries as JSON." };

    public ExplainCommand(CommandContext context)
        : base("explain", "Say why: who lacks places, why a scheme is built or not, what a town gets, who fills a school.")
    {
        this.context = context;
        topic.CompletionSources.Add([.. Topics.Keys]);
        Add(run);
        Add(topic);
        foreach (var option in new Option[] { town, need, phase, year, scheme, school, json }) Add(option);
        SetAction(Run);
    }

    private int Run(ParseResult result)
    {
        using var explainer = new Explainer(Path.GetFullPath(result.GetRequiredValue(run), context.CurrentFolder));
        IReadOnlyList<Explanation> answers;
        try
        {
            answers = TopicOf(result) is { } asked ? [explainer.Answer(Question(result, asked))] : explainer.StandardAnswers();
        }
        catch (ExplainException fault)
        {
            throw new RequestException(fault.Message);
        }

        if (result.GetValue(json)) ExplainPage.WriteDocument(context.Output, explainer.Record, answers);
        else ExplainPage.Write(new Screen(context.Output), answers);
        return ExitCode.Done;
    }

    private WhyQuestion Question(ParseResult result, WhyTopic asked) => new(asked)
    {
        Town = result.GetValue(town),
        Need = result.GetValue(need),
        Phase = result.GetValue(phase),
        Year = result.GetValue(year),
        Scheme = result.GetValue(scheme),
        School = result.GetValue(school),
    };

    /// <summary>The topic that was named, or that the options name; null for the questions that people ask first.</summary>
    private WhyTopic? TopicOf(ParseResult result)
    {
        if (result.GetValue(topic) is { } word)
        {
            return Topics.TryGetValue(word, out var named) ? named
                : throw new RequestException($"«{word}» is not one of {string.Join(", ", Topics.Keys)}.");
        }

        if (result.GetValue(scheme) is not null) return WhyTopic.Scheme;
        if (result.GetValue(school) is not null) return WhyTopic.School;
        if (result.GetValue(need) is not null) return WhyTopic.Lack;
        if (result.GetValue(town) is not null) return WhyTopic.Town;
        return result.GetValue(phase) is not null || result.GetValue(year) is not null ? WhyTopic.Lack : null;
    }

    private static Option<string?> Named(string name, string description) => new(name) { Description = description, HelpName = "name" };
}
