namespace BatchTasks;

/// <summary>The formats of audio that models listen to.</summary>
/// <remarks>Source: <c>ChatCompletionRequestMessageContentPartAudio</c> in the published OpenAPI document of the service.</remarks>
public enum BatchAudioFormat
{
    /// <summary><c>wav</c></summary>
    Wav = 0,

    /// <summary><c>mp3</c></summary>
    Mp3 = 1,
}
