using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Http;

/// <summary>Ends a call with an error answer, from wherever in its reading the reason is found.</summary>
internal sealed class RefusedCallException(int statusCode, ServiceError error) : Exception(error.Message)
{
    public int StatusCode { get; } = statusCode;

    public ServiceError Error { get; } = error;

    public static RefusedCallException BadRequest(ServiceError error) => new(400, error);

    public static RefusedCallException NotFound(ServiceError error) => new(404, error);
}
