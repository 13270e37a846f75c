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
    [InlineData("""{"data":[{"type":"model","id":"a","display_name":"A"},{"id":"b"}],"has_more":false,"first_id":"a","last_id":"b"}""")]
    [InlineData("""{"models":[{"name":"models/a","supportedGenerationMethods":["countTokens","generateContent"]},{"name":"models/b","supportedGenerationMethods":["embedContent"]},{"name":"models/c","supportedGenerationMethods":["predict"]},{"name":"models/d","supportedGenerationMethods":[]}]}""")]
    [InlineData("""{"models":[{"name":"models/a","displayName":"A"},{"name":"b"}],"nextPageToken":"t"}""")]
    [InlineData("""{"data":[{"name":"A","id":"a"},{"id":"b","name":"B"}]}""")]
    public void Parse_EveryShape_GivesEachIdOnce(string document) =>
        Assert.Equal(["a", "b"], ModelList.Parse(Encoding.UTF8.GetBytes(document)));

    [Theory]
    [InlineData("openai", "models")]
    [InlineData("ollama", "api/tags")]
    [InlineData("gemini", "models?pageSize=1000")]
    [InlineData("anthropic", "models?limit=1000")]
    public void PathFor_Type_AsksForAllOfThem(string type, string path) => Assert.Equal(path, ModelList.PathFor(type));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":[]}""")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":[{"id":""},{"id":7}]}""")]
    public void Parse_NoIds_GivesNone(string document) => Assert.Empty(ModelList.Parse(Encoding.UTF8.GetBytes(document)));
}
