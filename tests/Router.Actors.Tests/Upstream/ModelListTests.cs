using System.Text;
using LlmRouter.Upstream;

namespace LlmRouter.Tests.Upstream;

public sealed class ModelListTests
{
    [Theory]
    [InlineData("""{"object":"list","data":[{"id":"a","object":"model","permission":[{"id":"not-this"}]},{"id":"b"}]}""")]
    [InlineData("""{"data":[{"id":"a"},{"id":"b"},{"id":"a"}],"meta":{"id":"not-this"}}""")]
    [InlineData("""{"models":[{"name":"a","model":"a","details":{"model":"not-this"}},{"name":"b","model":"b"}]}""")]
    [InlineData("""[{"id":"a"},{"id":"b"}]""")]
    public void Parse_EveryShape_GivesEachIdOnce(string document) =>
        Assert.Equal(["a", "b"], ModelList.Parse(Encoding.UTF8.GetBytes(document)));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[{"id":""},{"id":7}]}""")]
    public void Parse_NoIds_GivesNone(string document) => Assert.Empty(ModelList.Parse(Encoding.UTF8.GetBytes(document)));
}
