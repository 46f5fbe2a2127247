namespace BatchTasks;

/// <summary>In which detail a model looks at an image: more of it costs more input tokens.</summary>
/// <remarks>Source: <c>ImageDetail</c> in the published OpenAPI document of the service.</remarks>
public enum BatchImageDetail
{
    /// <summary>The service chooses.</summary>
    Auto = 0,

    /// <summary>A small version of the image, at a fixed and low price.</summary>
    Low = 1,

    /// <summary>The image in parts of full resolution.</summary>
    High = 2,

    /// <summary>The image as it is, not scaled down. Responses only: chat completions have no such detail.</summary>
    Original = 3,
}
