using Sufficiency.Web.Documents.Model;
using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Documents.Plans.Paper;

/// <summary>Chapter 2: the duty in plain words.</summary>
internal static class DutyChapter
{
    public static IEnumerable<Block> Of(RunView run) =>
    [
        new Heading(1, "2 The duty"),
        new Paragraph("The law in plain words; it is no legal advice."),
        new BulletList(
        [
            "Education Act 1996, section 14: the council must see that there are enough schools in its area, and have regard to the need "
                + "for provision for pupils with special educational needs.",
            "Children and Families Act 2014, section 27: the council must keep under review the provision for children and young people "
                + "with special educational needs or disabilities, here and elsewhere, and consider whether it is enough. It consults "
                + "them, their parents, schools and others.",
            "Children and Families Act 2014, section 42: the council must secure the provision that each plan names.",
            .. Sourced(run),
        ]),
        new Paragraph("This paper answers the second of these duties: what there is, what will be needed, what is short, and what to do."),
    ];

    // What the run's own assumptions cite.
    private static IEnumerable<string> Sourced(RunView run) =>
        run.Assumptions.All.FirstOrDefault(one => one.Path == "travel.primary_guidance_minutes") is { Source.Length: > 0 } guidance
        && run.Assumptions.All.FirstOrDefault(one => one.Path == "travel.secondary_guidance_minutes") is { } secondary
            ? [$"Journeys to school: {guidance.Value} minutes each way at primary age and {secondary.Value} at "
                + "secondary age are advised as "
                + $"the most. Source: {guidance.Source}."]
            : [];
}
