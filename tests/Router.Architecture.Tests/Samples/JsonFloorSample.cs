namespace LlmRouter.Json;

/// <summary>Stands in the namespace of a folder, so that the rule on floors can be tried on a neighbour.</summary>
internal static class JsonFloorSample;
