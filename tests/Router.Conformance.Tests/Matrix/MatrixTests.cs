using System.Text;
using LlmRouter.Testing.Bodies;
using LlmRouter.Testing.Upstream;

namespace LlmRouter.Conformance.Matrix;

/// <summary>Every provider dialect under every facade, over real connections: what the provider says is what the client hears.</summary>
public sealed class MatrixTests
{
    public static TheoryData<string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string>();
            foreach (var provider in ProviderScript.All)
                foreach (var facade in FacadeAsk.All) cells.Add(provider.Type, facade.Facade);
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Text_Streamed_ArrivesWithFinishAndUsage(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        cell.Stream(cell.Provider.Streamed(Story.Plain));

        cell.AssertHears(Story.Plain, cell.Read(await cell.AskAsync(cell.Ask.Question(stream: true)), stream: true));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Text_Whole_ArrivesWithFinishAndUsage(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        cell.Whole(Step.Document(cell.Provider.Document(Story.Thoughtful)));

        cell.AssertHears(Story.Thoughtful, cell.Read(await cell.AskAsync(cell.Ask.Question(stream: false)), stream: false));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Reasoning_Streamed_ArrivesApartFromTheText(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        cell.Stream(cell.Provider.Streamed(Story.Thoughtful));

        cell.AssertHears(Story.Thoughtful, cell.Read(await cell.AskAsync(cell.Ask.Question(stream: true)), stream: true));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Tools_TwoInParallel_AreOfferedAndCalled(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        cell.Stream(cell.Provider.Streamed(Story.Calling));

        cell.AssertHears(Story.Calling, cell.Read(await cell.AskAsync(cell.Ask.WithTools()), stream: true));

        Assert.Equal(["get_weather", "get_time"], cell.Provider.Tools(cell.Request()));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Image_Asked_ReachesTheProvider(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        cell.Stream(cell.Provider.Streamed(Story.Plain));

        cell.AssertHears(Story.Plain, cell.Read(await cell.AskAsync(cell.Ask.WithImage()), stream: true));

        Assert.Equal(FacadeAsk.Image, cell.Provider.Image(cell.Request()));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Error_BeforeTheAnswer_HasItsStatusAndTheFacadesShape(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        cell.Stream(Step.Document(cell.Provider.Refusal("Too many tokens."), 400));

        var response = await cell.SendAsync(cell.Ask.Question(stream: true));

        Assert.Equal((400, "application/json"), (response.Status, response.Header("content-type")));
        Assert.Equal("Too many tokens.", cell.Ask.ErrorMessage(JsonText.Parse(await response.ReadBodyAsync())));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Error_InTheMiddle_EndsTheAnswerWithItsText(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        cell.Stream([Step.Head(200, cell.Provider.ContentType), Step.Bytes(string.Concat(cell.Provider.Body(Story.Plain)) + cell.Provider.ErrorEvent("The model is overloaded."))]);

        var reply = cell.Read(await cell.AskAsync(cell.Ask.Question(stream: true)), stream: true);

        Assert.Equal((Story.Plain.WholeText, "The model is overloaded.", false), (reply.Choices[0].Text.ToString(), reply.Error, reply.Terminated));
        Assert.Null(reply.Choices[0].Finish);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Truncation_AfterEveryEvent_IsAnErrorAndNeverAFinish(string provider, string facade)
    {
        await using var cell = await Cell.StartAsync(provider, facade);
        var events = cell.Provider.Body(Story.Thoughtful).ToList();
        for (var count = 1; count <= events.Count; count++)
        {
            cell.Stream(Step.Stream(Encoding.UTF8.GetBytes(string.Concat(events.Take(count))), cell.Provider.ContentType));
            var response = await cell.SendAsync(cell.Ask.Question(stream: true));
            var body = await response.ReadBodyAsync();
            if (response.Status != 200)
            {
                Assert.False(string.IsNullOrEmpty(cell.Ask.ErrorMessage(JsonText.Parse(body))));
                continue;
            }

            var reply = cell.Read(Encoding.UTF8.GetString(body), stream: true);
            Assert.False(string.IsNullOrEmpty(reply.Error));
            Assert.False(reply.Terminated);
            Assert.Null(reply.Choices[0].Finish);
        }
    }
}
